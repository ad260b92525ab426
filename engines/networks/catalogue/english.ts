/**
 * What the analyses of the catalogue are called and say, in English, under the keys of their messages. Whoever shows them takes
 * the words from here and translates these keys.
 */
export const english = {
  'analysis.contacts': 'Contacts',
  'analysis.error': 'Proven error of all values together: at most {error}',
  'analysis.without.alone': 'Linked with nobody',
  'analysis.without.whole': 'Without it the others stay connected',
  'analysis.without.parts': 'Without it its part of the network falls into so many parts',
  'analysis.without.cut-off': 'Nodes that would be cut off from the largest of these parts',

  'analysis.betweenness.title': 'Brokers (betweenness)',
  'analysis.betweenness.about':
    'Share of all pairs whose shortest paths pass through a node. High: much has to pass there, if it takes short paths. It does not say that anything does.',
  'analysis.betweenness.counted': 'All pairs were counted.',
  'analysis.betweenness.sampled':
    '{count} pairs were drawn by chance: with {sure}% certainty no share errs by more than {percent} percentage points.',
  'analysis.betweenness.pairs':
    'Pairs of others whose shortest paths pass here; several paths of one pair share it',

  'analysis.page-rank.title': 'Linked with those who matter (PageRank)',
  'analysis.page-rank.about':
    'Where a walk along links is found, that begins anew now and then. High: linked with nodes that are themselves linked much. A shop or a hotline is high, too.',
  'analysis.page-rank.along': 'Comes along the link with',
  'analysis.page-rank.others': 'Comes along {count} other links',
  'analysis.page-rank.anyway': 'What every node has',
  'analysis.page-rank.damping': 'How likely a walk goes on',

  'analysis.closeness.title': 'Near to all (closeness)',
  'analysis.closeness.about':
    'How few links lead to the others, corrected for those that cannot be reached. High: hears and is heard quickly.',
  'analysis.closeness.reached': 'Nodes it reaches, of {of}',
  'analysis.closeness.distance': 'Links to them on average',

  'analysis.constraint.title': 'Joins strangers (constraint)',
  'analysis.constraint.about':
    'How far the contacts of a node know each other. Low: joins contacts that nobody else joins. With one contact it is 1 or more, which says nothing.',
  'analysis.constraint.held': 'Held by',
  'analysis.constraint.others': 'Held by {count} others',

  'analysis.coreness.title': 'In the thick of it (k-core)',
  'analysis.coreness.about':
    'The largest number such that the node is among nodes that all have so many contacts among themselves. High: part of a dense core, not a mere hub.',
  'analysis.coreness.inner': 'Innermost core: {count} nodes with at least {most} contacts among themselves',
  'analysis.coreness.within': 'Contacts in the core of {core} and further in',
  'analysis.coreness.size': 'Nodes in the core of {core} and further in',

  'analysis.cut-points.title': 'Holds parts together (cut points)',
  'analysis.cut-points.about':
    'How many nodes lose the way to the rest if the node goes. High: the only way between parts, as far as links are known.',
  'analysis.cut-points.points': {
    one: '{count} node without which its part of the network falls apart',
    other: '{count} nodes without which their part of the network falls apart',
  },
  'analysis.cut-points.bridges': {
    one: '{count} link without which it does',
    other: '{count} links without which it does',
  },

  'analysis.groups.count': { one: '{count} group', other: '{count} groups' },
  'analysis.groups.largest': { one: 'The largest has {count} node', other: 'The largest has {count} nodes' },
  'analysis.groups.modularity': 'Modularity {quality}: from 0, as chance would have it, towards 1',
  'analysis.groups.size': 'Nodes in its group',
  'analysis.groups.within': '{percent}% of the weight of its links stays in the group',
  'analysis.groups.beside': '{percent}% goes to group {group}, more than to any other',
  'analysis.resolution': 'Resolution: higher gives smaller groups',
  'analysis.seed': 'Seed: equal seeds give equal results',

  'analysis.leiden.title': 'Groups (Leiden)',
  'analysis.leiden.about':
    'Who is linked with each other more than chance would have it. Every group is connected. What links are doubtful is not looked at here: the list of groups does.',
  'analysis.louvain.title': 'Groups (Louvain)',
  'analysis.louvain.about':
    'The method that most tools have, for comparing with their results. Groups may fall apart within; Leiden finds better ones.',

  'analysis.blocks.title': 'Linked alike (stochastic block model)',
  'analysis.blocks.about':
    'Nodes that are linked with the same sorts of nodes, whether or not with each other: what a role looks like. Block numbers mean nothing by themselves.',
  'analysis.blocks.count': { one: '{count} block', other: '{count} blocks' },
  'analysis.blocks.largest': { one: 'The largest has {count} node', other: 'The largest has {count} nodes' },
  'analysis.blocks.corrected':
    'Told {bits} bits shorter than as one block; how many contacts a node has counts for nothing',
  'analysis.blocks.plain':
    'Told {bits} bits shorter than as one block; how many contacts a node has counts as well',
  'analysis.blocks.size': 'Nodes in its block',
  'analysis.blocks.within': '{percent}% of the links of its block stay within; of its own {own}%',
  'analysis.blocks.between': '{percent}% of the links of its block go to block {block}; of its own {own}%',
  'analysis.blocks.mostBlocks': 'Blocks that are looked for at most',

  'analysis.components.title': 'Connected parts',
  'analysis.components.about':
    'Nodes between which links lead, over whomever. Between two parts nothing is known.',
  'analysis.components.count': { one: '{count} part', other: '{count} parts' },
  'analysis.components.largest': {
    one: 'The largest has {count} node',
    other: 'The largest has {count} nodes',
  },
  'analysis.components.own': 'Nodes in its part',

  'analysis.betweenness.error': 'Largest error, where pairs are drawn by chance',
} as const;
