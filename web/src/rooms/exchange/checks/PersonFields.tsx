import { useState } from 'react';
import { Button, IconButton, TextField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import type { Draft } from './draft.ts';
import { messages } from './messages.ts';

type Person = Draft['persons'][number];
const ATTRIBUTES = ['father', 'mother', 'spouse', 'town'] as const;
const BORN = /^\d{4}(-\d{2}-\d{2})?$/;
const NOBODY: Readonly<Record<'name' | 'born' | (typeof ATTRIBUTES)[number], string>> = {
  name: '',
  born: '',
  father: '',
  mother: '',
  spouse: '',
  town: '',
};

export interface PersonFieldsProps {
  readonly persons: readonly Person[];
  readonly onChange: (persons: readonly Person[]) => void;
}

/** Persons whose full date of birth is not known: with the year and two attributes. */
export function PersonFields({ persons, onChange }: PersonFieldsProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [isOpen, setOpen] = useState(false);
  const [fields, setFields] = useState(NOBODY);
  const [isTried, setTried] = useState(false);
  const set = (name: keyof typeof NOBODY) => (value: string) =>
    setFields((before) => ({ ...before, [name]: value }));
  const isNameless = fields.name.trim() === '';
  const isBornWrong = fields.born.trim() !== '' && !BORN.test(fields.born.trim());

  function add() {
    setTried(true);
    if (isNameless || isBornWrong) return;
    const written = Object.entries(fields).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [[name, value.trim()] as const],
    );
    onChange([...persons, { name: fields.name.trim(), ...Object.fromEntries(written) }]);
    setFields(NOBODY);
    setTried(false);
    setOpen(false);
  }

  return (
    <div className="field">
      {persons.length > 0 && (
        <ul className="exchange-list" aria-label={t('persons')}>
          {persons.map((person, at) => (
            <li key={JSON.stringify(person)}>
              <bdi>{Object.values(person).join(', ')}</bdi>
              <IconButton
                icon="close"
                size="small"
                label={t('removePerson', { name: person.name })}
                onPress={() => onChange(persons.filter((_, index) => index !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <fieldset className="field-group check-person">
          <legend className="field-label">{t('addPerson')}</legend>
          <p className="faint small">{t('addPersonText')}</p>
          <TextField
            autoFocus
            label={t('name')}
            value={fields.name}
            onChange={set('name')}
            maxLength={512}
            problem={isTried && isNameless ? t('nameNeeded') : undefined}
          />
          <TextField
            label={t('born')}
            help={t('bornHelp')}
            value={fields.born}
            onChange={set('born')}
            maxLength={10}
            problem={isTried && isBornWrong ? t('bornHelp') : undefined}
          />
          {ATTRIBUTES.map((name) => (
            <TextField key={name} label={t(name)} value={fields[name]} onChange={set(name)} maxLength={512} />
          ))}
          <span className="exchange-actions">
            <Button size="small" onPress={add}>
              {t('addThisPerson')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setOpen(false)}>
              {c('cancel')}
            </Button>
          </span>
        </fieldset>
      ) : (
        <span>
          <Button size="small" icon="plus" onPress={() => setOpen(true)}>
            {t('addPerson')}
          </Button>
        </span>
      )}
    </div>
  );
}
