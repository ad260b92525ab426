/** Why a job was stopped from outside. */
export class Interruption extends Error {
  readonly why: 'cancelled' | 'stopping' | 'taken-over';

  constructor(why: 'cancelled' | 'stopping' | 'taken-over') {
    super(`the job was interrupted: ${why}`);
    this.name = 'Interruption';
    this.why = why;
  }
}
