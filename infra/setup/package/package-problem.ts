/** Why no package was made: one sentence for people a line, each with its cure. */
export class PackageProblem extends Error {
  constructor(lines: readonly string[]) {
    super(['Teams アプリのパッケージは作りませんでした。', ...lines.map((line) => `・${line}`)].join('\n'))
    this.name = 'PackageProblem'
  }
}
