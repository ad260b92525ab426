import { ForeignText } from '../../../design/index.ts';
import { Romanised } from '../RecordName.tsx';
import type { Stretch } from './differences.ts';

/** A value as it was compared, with what the other side has otherwise; a name is followed by its sound in Latin letters. */
export function ComparedValue({
  value,
  marks = [{ text: value, isShared: true }],
  isName,
}: {
  readonly value: string;
  readonly marks?: readonly Stretch[] | undefined;
  readonly isName: boolean;
}) {
  return (
    <span className="record-name">
      {marks.length < 2 ? (
        <ForeignText>{value}</ForeignText>
      ) : (
        <bdi>
          {marks.map(({ text, isShared }, at) =>
            isShared ? (
              text
            ) : (
              <mark key={at} className="differs">
                {text}
              </mark>
            ),
          )}
        </bdi>
      )}
      {isName && <Romanised text={value} />}
    </span>
  );
}
