/**
 * What leads and questions of finance say, in English, under the keys of their messages, with the names of their kinds and of
 * what they turn on. Whoever shows them takes the words from here and translates these keys.
 */
export const english = {
  'engine.finance.title': 'Illicit finance and informal value transfer',
  'finance.question.brokers':
    'Who may be passing on value for others without a licence, as a plain sum of signs',
  'finance.question.books': 'Seized books, with figures recovered and lines that cannot all be true',
  'finance.question.structures': 'Accounts that collect and pass on, value that comes back, flows both ways',
  'finance.question.trace': 'Where value from one account went, by three methods side by side',
  'kind.value-broker': 'Broker of value',
  'kind.collecting-account': 'Account that collects and passes on',
  'anchor.value-broker': 'Broker of value',
  'anchor.collecting-account': 'Account',

  'value-broker.title': {
    one: 'May pass on value for others: {count} payout code',
    other: 'May pass on value for others: {count} payout codes',
  },
  'value-broker.summary':
    'Books, tokens and payments in view fit somebody who takes in value and has it paid out elsewhere, and no register in view says that this party may. Most people who use such a service send money to their family. Those who pay are counted here and not named.',
  'value-broker.part.keeps-books': {
    one: 'Keeps a book with {count} line',
    other: 'Keeps books with {count} lines',
  },
  'value-broker.part.issues-tokens': {
    one: 'Issued {count} token that was found',
    other: 'Issued {count} tokens that were found',
  },
  'value-broker.part.named-as-broker': {
    one: 'Named as broker of {count} transfer',
    other: 'Named as broker of {count} transfers',
  },
  'value-broker.part.codes-found-elsewhere': {
    one: '{count} code of theirs was found with somebody else',
    other: '{count} codes of theirs were found with others',
  },
  'value-broker.part.pays-out-after-crossings': {
    one: '{count} deposit was paid out within three days of a launch, against how often that happens by chance',
    other:
      '{count} deposits were paid out within three days of a launch, against how often that happens by chance',
  },
  'value-broker.part.collects-and-passes-on': {
    one: 'Owns {count} account that collects and passes on',
    other: 'Owns {count} accounts that collect and pass on',
  },
  'value-broker.part.settles-with-broker': {
    one: '{count} payment between their own account and that of another such party',
    other: '{count} payments between their own accounts and those of other such parties',
  },
  'value-broker.part.holds-licence': 'A register says that they may transfer value',
  'value-broker.innocent.licensed': 'They are registered or licensed to transfer value',
  'value-broker.innocent.aid': 'They collect for an association of aid',
  'value-broker.innocent.own-business': 'The books are those of a trade of their own',
  'value-broker.innocent.keeps-for-others':
    'They keep money for others, as rent pools, savings circles and collections for a family do',
  'value-broker.missing.licence': 'Whether they stand in the registers of payment agents of all partners',
  'value-broker.missing.counter-book': 'The book of whoever pays out',
  'value-broker.missing.settlement': 'How they settle with whoever pays out',
  'value-broker.action.account-freeze': 'Examine whether to freeze the accounts and secure the books',
  'value-broker.action.ask-holder':
    'Ask the partner who holds records of this party what it knows of licences, books and accounts',

  'collecting-account.title': {
    one: '{count} payer within {days} days, and most of it goes on',
    other: '{count} payers within {days} days, and most of it goes on',
  },
  'collecting-account.summary':
    'Several accounts pay in and {percent} % of what comes in leaves within days. A shop or a club collects too, but mostly keeps or spends over time. Those who pay in are counted here and not named.',
  'collecting-account.part.payers': {
    one: '{count} payer in one window',
    other: '{count} payers in one window',
  },
  'collecting-account.part.passed-on': '{percent} % goes on within {days} days',
  'collecting-account.part.one-receiver': 'What goes on goes to one account',
  'collecting-account.part.licensed': 'An owner is registered or licensed to transfer value',
  'collecting-account.innocent.licensed': 'It is the account of a licensed payment institution',
  'collecting-account.innocent.trade': 'It is the account of a trade, with customers and suppliers',
  'collecting-account.innocent.savings':
    'It is a savings circle, a rent pool or a collection, in which what is paid in goes to one member at a time',
  'collecting-account.missing.owner': 'Who owns the account',
  'collecting-account.missing.statement':
    'The full statement of the account: only reported payments are in view',
  'collecting-account.action.account-freeze': 'Examine whether to freeze the account',
  'collecting-account.action.ask-holder': 'Ask the partner whose banks reported it for the full statement',
} as const;
