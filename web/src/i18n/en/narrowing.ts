/** Narrowing the labels of a contribution. */
export const narrowing = {
  narrow: 'Narrow the labels',
  narrowText:
    'Partners who lose it are told to take it back, the others get it under its new label, all in one step. Labels are never widened: to share more widely, contribute it again.',
  labels: 'Labels now',
  statements: { one: '{count} statement', other: '{count} statements' },
  audience: 'Partners who may still see it',
  purposes: 'For which purposes still',
  handling: 'Handling codes to add',
  tlp: 'Traffic light, at least',
  level: 'Classification, at least',
  reviewBy: 'Review by, at the latest',
  records: 'Only on these records',
  recordsHelp: 'Record ids, one a line. Empty means the whole contribution.',
  recordsWrong: 'Each line must be a record id, such as GB:p-000123.',
  reason: 'Reason',
  reasonHelp: 'Stands in the history of each statement.',
  reasonNeeded: 'Say why.',
  nothingChosen: 'Choose what is to be narrower.',
  review: 'I have checked who loses it.',
  loses: '{partners} will be told to take it back.',
  done: {
    one: '{count} statement is under a narrower label.',
    other: '{count} statements are under a narrower label.',
  },
  stillStated: {
    one: 'Another contribution still states {count} of them under the wider label; narrow that one too.',
    other: 'Another contribution still states {count} of them under the wider label; narrow that one too.',
  },
  nothingStated: 'It states nothing now that you see.',
} as const;
