// Plain JavaScript, so that a Node that is too old can still read it and say so.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`Foreland needs Node 24 or later; this is Node ${process.versions.node}.`);
  console.error(
    'On Linux x64, `npm ci` brings it along: start through `npm start` or `npm test`. Elsewhere, install Node 24 from your system’s packages.',
  );
  process.exit(1);
}
