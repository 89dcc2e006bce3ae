/** Something a person has to settle before the setup can go on, in a sentence that says what and by whom. */
export class SetupProblem extends Error {
  constructor(sentences: string | readonly string[]) {
    super(typeof sentences === 'string' ? sentences : sentences.join('\n'))
    this.name = 'SetupProblem'
  }
}
