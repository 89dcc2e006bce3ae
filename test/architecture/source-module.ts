/** A source file and what it imports, as the import rules see it. */

export interface Import {
  /** As written in the source. */
  readonly specifier: string
  readonly kind: 'own' | 'package' | 'node' | 'unresolved'
  /** Own file: path from the root. Package or built-in module: its name. */
  readonly target: string
}

export interface SourceModule {
  /** Path from the root. */
  readonly file: string
  readonly imports: readonly Import[]
}
