import type { Translation } from '../catalogue.ts';
import type { narrowing as english } from '../en/narrowing.ts';

export const narrowing: Translation<typeof english> = {
  narrow: 'Kennzeichnung enger fassen',
  narrowText:
    'Partner, die ihn verlieren, werden aufgefordert, ihn zurückzunehmen; die anderen erhalten ihn unter der neuen Kennzeichnung, alles in einem Schritt. Weiter wird eine Kennzeichnung nie: Um mehr zu teilen, übermitteln Sie ihn neu.',
  labels: 'Kennzeichnungen jetzt',
  statements: { one: '{count} Angabe', other: '{count} Angaben' },
  audience: 'Partner, die ihn weiter sehen dürfen',
  purposes: 'Für welche Zwecke weiterhin',
  handling: 'Handhabungscodes, die hinzukommen',
  tlp: 'Ampelfarbe, mindestens',
  level: 'Einstufung, mindestens',
  reviewBy: 'Prüfung spätestens am',
  records: 'Nur zu diesen Datensätzen',
  recordsHelp: 'Kennungen von Datensätzen, eine je Zeile. Leer heißt: der ganze Beitrag.',
  recordsWrong: 'Jede Zeile muss eine Datensatzkennung sein, etwa GB:p-000123.',
  reason: 'Grund',
  reasonHelp: 'Steht im Verlauf jeder Angabe.',
  reasonNeeded: 'Sagen Sie, warum.',
  nothingChosen: 'Wählen Sie, was enger werden soll.',
  review: 'Ich habe geprüft, wer ihn verliert.',
  loses: 'Zur Rücknahme aufgefordert: {partners}.',
  done: {
    one: '{count} Angabe steht unter einer engeren Kennzeichnung.',
    other: '{count} Angaben stehen unter einer engeren Kennzeichnung.',
  },
  stillStated: {
    one: 'Ein anderer Beitrag macht {count} davon weiter unter der weiteren Kennzeichnung; fassen Sie auch ihn enger.',
    other:
      'Ein anderer Beitrag macht {count} davon weiter unter der weiteren Kennzeichnung; fassen Sie auch ihn enger.',
  },
  nothingStated: 'Er macht derzeit keine Angabe, die Sie sehen.',
};
