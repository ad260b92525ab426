import { nameForms, scriptOf } from './script.ts';
import './Name.css';

export interface NameProps {
  readonly name: string;
  /** Other forms of the same name; one in another script is shown first. */
  readonly others?: readonly string[];
  /** ISO 639 language of the form in its own script, where known. */
  readonly language?: string | undefined;
  readonly size?: 'text' | 'title';
}

/** A name in its own script first, its Latin form beside it, each isolated so that neither disturbs the line. */
export function Name({ name, others, language, size = 'text' }: NameProps) {
  const { own, script, latin } = nameForms(name, others);
  return (
    <span className="name" data-size={size}>
      <bdi
        dir={script.direction}
        lang={tagOf(script.code, language)}
        className="name-own"
        data-script={script.code}
      >
        {own}
      </bdi>
      {latin !== undefined && (
        <bdi dir="ltr" lang="und-Latn" className="name-latin">
          {latin}
        </bdi>
      )}
    </span>
  );
}

/** Any text from outside: isolated, in its own direction. */
export function ForeignText({
  children,
  language,
}: {
  readonly children: string;
  readonly language?: string | undefined;
}) {
  const script = scriptOf(children);
  return (
    <bdi
      dir={script.direction}
      lang={tagOf(script.code, language)}
      className="foreign-text"
      data-script={script.code}
    >
      {children}
    </bdi>
  );
}

function tagOf(script: string, language: string | undefined): string {
  return language ?? (script === 'Zyyy' ? 'und' : `und-${script}`);
}
