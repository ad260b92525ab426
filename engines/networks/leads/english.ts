/**
 * What leads of networks and supply say, in English, under the keys of their messages, with the names of their kinds and of what
 * they turn on. Whoever shows leads takes the words from here and translates these keys.
 */
export const english = {
  'engine.networks.title': 'Networks of people and things',
  'engine.supply.title': 'Supply chains of boats and engines',
  'kind.link-to-check': 'Link to check',
  'kind.broker': 'Broker between groups',
  'kind.supplier': 'Supplier of launched boats',
  'kind.same-batch': 'Same batch with two partners',
  'anchor.link-to-check': 'Two parties',
  'anchor.broker': 'Broker',
  'anchor.supplier': 'Supplier',
  'anchor.same-batch': 'Two pieces',

  'link-to-check.title': {
    one: 'No known link, {count} contact in common',
    other: 'No known link, {count} contacts in common',
  },
  'link-to-check.summary': {
    one: 'Nothing in view links these two, but both are linked with the same contact ({count}). That is a reason to check whether they know each other, and no evidence that they do: it is drawn on no chart.',
    other:
      'Nothing in view links these two, but both are linked with the same {count} contacts. That is a reason to check whether they know each other, and no evidence that they do: it is drawn on no chart.',
  },
  'link-to-check.part.common': {
    one: '{count} contact in common, against what any two actors of this network have',
    other: '{count} contacts in common, against what any two actors of this network have',
  },
  'link-to-check.part.exclusive': 'How few others these contacts have',
  'link-to-check.part.doubt': 'Doubt about the links to these contacts, by the grades of their sources',
  'link-to-check.innocent.known-by-chance':
    'Both know the same people by chance, as customers, neighbours or colleagues do',
  'link-to-check.innocent.relatives': 'Both belong to one family or household',
  'link-to-check.innocent.one-person': 'They are one person or organisation under two records',
  'link-to-check.missing.direct-contact': 'Calls, payments or meetings between the two',
  'link-to-check.missing.period': 'Whether both knew these contacts at the same time',
  'link-to-check.missing.second-source': 'A second, independent source for the links that have only one',
  'link-to-check.action.ask-holder':
    'Ask the partner who holds records of one of them what it knows of the other',

  'broker.title': 'Connects {groups} groups',
  'broker.summary':
    'At least {percent}% of the shortest paths between members of the group pass through this party in nineteen of twenty possible worlds, and its links reach into {groups} groups. A place in a network is no offence: it says where to look.',
  'broker.part.between':
    'At least {percent}% of the shortest paths of the group, against the average of its members',
  'broker.part.groups': { one: 'Links into {count} group', other: 'Links into {count} groups' },
  'broker.part.doubt': 'How firmly the group stands over possible worlds',
  'broker.innocent.looked-at-most': 'Sources looked at this party more than at others',
  'broker.innocent.serves-anybody': 'It serves anybody, as a shop, a carrier or a money transfer office does',
  'broker.innocent.two-people': 'Records of two people were taken for one',
  'broker.missing.purpose': 'What passes through this party: money, goods, people or words',
  'broker.missing.direction': 'In which direction, and on whose order',
  'broker.missing.second-source': 'A second, independent source',
  'broker.action.deconflict': 'Agree with the partners who know the groups who leads, before anybody acts',
  'broker.action.ask-holder': 'Ask the partner who holds records of this party what passes through it',

  'supplier.title': {
    one: '{count} boat it handled was found',
    other: '{count} boats it handled were found',
  },
  'supplier.summary': {
    one: '{count} boat, or engine, that is known to have gone through the hands of this supplier was found at a launch or a seizure, and is of its lot with a probability of at least 80%. Honest traders sell boats too.',
    other:
      '{count} boats, or engines, that are known to have gone through the hands of this supplier were found at launches or seizures, and are of their lots with a probability of at least 80%. Honest traders sell boats too.',
  },
  'supplier.part.placed': 'The surest piece is of its lot with a probability of at least {percent}%',
  'supplier.part.found': { one: '{count} piece was found', other: '{count} pieces were found' },
  'supplier.part.sends-only': 'Makes or sends only: others stood between it and the launch',
  'supplier.part.disguised': {
    one: '{count} consignment of boats was declared as other goods',
    other: '{count} consignments of boats were declared as other goods',
  },
  'supplier.innocent.sells-to-anybody': 'It sells openly to anybody and cannot know what becomes of a boat',
  'supplier.innocent.made-them': 'It made the boats and sold them to a trader, as makers do',
  'supplier.innocent.sold-on': 'An honest buyer sold the boats on',
  'supplier.innocent.declared-by-mistake': 'The goods were declared under a wrong heading by mistake',
  'supplier.missing.buyer': 'To whom the pieces were sold',
  'supplier.missing.payment': 'Invoices and who paid',
  'supplier.missing.gaps': 'Steps of the journeys that nobody saw',
  'supplier.action.supplier-action': 'Look into the supplier where the boats were found',
  'supplier.action.ask-holder': 'Ask the partner who holds records of this supplier for its sales and buyers',

  'same-batch.title': 'Two partners, likely of one batch',
  'same-batch.summary':
    'No partner has records of both pieces. What they have in common is likelier of one batch than of two: both may have come from one supplier.',
  'same-batch.part.material.agrees': 'Same material',
  'same-batch.part.material.differs': 'Different material',
  'same-batch.part.valve.agrees': 'Same valve',
  'same-batch.part.valve.differs': 'Different valve',
  'same-batch.part.weldPattern.agrees': 'Same weld pattern',
  'same-batch.part.weldPattern.differs': 'Different weld pattern',
  'same-batch.part.cartonMark.agrees': 'Same carton mark',
  'same-batch.part.cartonMark.differs': 'Different carton mark',
  'same-batch.part.sameConsignment.agrees': 'Packed in one consignment',
  'same-batch.part.sameConsignment.differs': 'Packed in different consignments',
  'same-batch.part.samePlace.agrees': 'Found at one place',
  'same-batch.part.samePlace.differs': 'Found at different places',
  'same-batch.part.serialGap': {
    one: 'Serial numbers {count} apart',
    other: 'Serial numbers {count} apart',
  },
  'same-batch.part.otherSeries': 'Serial numbers of different series',
  'same-batch.part.daysApart': { one: 'Found {count} day apart', other: 'Found {count} days apart' },
  'same-batch.part.together': 'What such marks are worth together, as pairs of which the truth is known show',
  'same-batch.innocent.common-model': 'The model is made by the thousand with the same traits',
  'same-batch.innocent.one-piece': 'Both records are of one and the same piece',
  'same-batch.innocent.typing-error': 'A serial number was taken down wrong',
  'same-batch.missing.maker-records': 'The maker’s records of the batch and to whom it was sold',
  'same-batch.missing.first-buyer': 'The first buyer of each piece',
  'same-batch.missing.serial-numbers': 'Serial numbers that can be compared',
  'same-batch.action.compare-pieces': 'Compare photographs, marks and valves of both pieces side by side',
  'same-batch.action.ask-holder':
    'Ask the partner who holds the piece for photographs, marks and what is known of its buyer',
} as const;
