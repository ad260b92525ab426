/** A headland above the sea. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 32 32"
      width="1.75rem"
      height="1.75rem"
      role="img"
      aria-label="Foreland"
      className="mark"
    >
      <path d="M4 17.5 13 6.5l4.5 5.2 3-2.7 7.5 8.5" />
      <path d="M4 22.5c3 0 3 2 6 2s3-2 6-2 3 2 6 2 3-2 6-2" />
    </svg>
  );
}
