/** See naturalEarth.ts beside the Vite configuration. */
declare module 'natural-earth:*' {
  const url: string;
  export default url;
}
