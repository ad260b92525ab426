/** What an engine works with beside its data: there is no clock and no randomness but what the parameters bring. */
export interface Run<Parameters> {
  readonly parameters: Parameters;
  /** To be called often; throws where nobody wants the result any more. */
  readonly checkpoint: () => void;
  /** Tells how far the work is. @param share 0 to 1 */
  readonly progress: (share: number) => void;
}
