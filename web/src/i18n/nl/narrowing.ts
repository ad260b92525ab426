import type { Translation } from '../catalogue.ts';
import type { narrowing as english } from '../en/narrowing.ts';

export const narrowing: Translation<typeof english> = {
  narrow: 'Labels nauwer maken',
  narrowText:
    'Partners die haar verliezen, wordt gevraagd haar in te trekken; de anderen krijgen haar onder het nieuwe label, alles in één stap. Een label wordt nooit ruimer: om meer te delen, verstrekt u haar opnieuw.',
  labels: 'Labels nu',
  statements: { one: '{count} gegeven', other: '{count} gegevens' },
  audience: 'Partners die haar nog mogen zien',
  purposes: 'Voor welke doelen nog',
  handling: 'Behandelcodes die erbij komen',
  tlp: 'Verkeerslicht, ten minste',
  level: 'Rubricering, ten minste',
  reviewBy: 'Uiterlijk te herzien op',
  records: 'Alleen over deze records',
  recordsHelp: 'Record-id’s, één per regel. Leeg betekent de hele bijdrage.',
  recordsWrong: 'Elke regel moet een record-id zijn, zoals GB:p-000123.',
  reason: 'Reden',
  reasonHelp: 'Staat in de geschiedenis van elk gegeven.',
  reasonNeeded: 'Zeg waarom.',
  nothingChosen: 'Kies wat nauwer moet worden.',
  review: 'Ik heb gecontroleerd wie haar verliest.',
  loses: 'Krijgen het verzoek haar in te trekken: {partners}.',
  done: {
    one: '{count} gegeven staat onder een nauwer label.',
    other: '{count} gegevens staan onder een nauwer label.',
  },
  stillStated: {
    one: 'Een andere bijdrage vermeldt er nog {count} onder het ruimere label; maak ook die nauwer.',
    other: 'Een andere bijdrage vermeldt er nog {count} onder het ruimere label; maak ook die nauwer.',
  },
  nothingStated: 'Zij vermeldt nu niets wat u ziet.',
};
