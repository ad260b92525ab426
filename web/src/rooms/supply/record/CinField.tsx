import { TextField } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { readCin } from './cin.ts';

/** A craft identification number, read back while it is typed so that a slip is seen at once. */
export function CinField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const read = readCin(value);
  const country = read?.country === undefined ? t('cinNoCountry') : format.country(read.country);
  const help =
    value.trim() === ''
      ? t('cinHelp')
      : read === undefined
        ? t('cinUnread')
        : read.built === undefined
          ? t('cinContradicts')
          : t('cinRead', {
              country,
              maker: read.maker,
              serial: read.serial,
              built: format.date(read.built),
              modelYear: String(read.modelYear),
            });
  return (
    <TextField
      label={t('item.cin')}
      value={value}
      maxLength={200}
      mono
      autoComplete="off"
      spellCheck="false"
      onChange={onChange}
      help={
        <span
          role="status"
          data-tone={value.trim() !== '' && read?.built === undefined ? 'caution' : undefined}
        >
          {help}
        </span>
      }
    />
  );
}
