/** How far a node is with its start. */
export class Lifecycle {
  #ready = false;

  get isReady(): boolean {
    return this.#ready;
  }

  becomeReady(): void {
    this.#ready = true;
  }
}
