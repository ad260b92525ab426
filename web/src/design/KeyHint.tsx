import './KeyHint.css';

/** Keys to press: `Ctrl K` together, `g then l` one after the other. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint" data-single={!keys.startsWith('Ctrl ')}>
      {keys
        .split(' ')
        .map((key, index) => (key === 'then' ? <span key={index}>›</span> : <kbd key={index}>{key}</kbd>))}
    </span>
  );
}
