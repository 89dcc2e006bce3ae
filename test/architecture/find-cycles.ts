/** Finds imports that lead back to where they started, type imports included. */
import type { SourceModule } from './source-module.ts'

/** Each cycle once, as the files in order of import, beginning with the first by name. */
export function findCycles(modules: readonly SourceModule[]): readonly (readonly string[])[] {
  const targets = new Map(modules.map(({ file, imports }) => [file, imports.map((entry) => entry.target)]))
  const done = new Set<string>()
  const cycles = new Map<string, readonly string[]>()

  function visit(file: string, path: readonly string[]): void {
    const back = path.indexOf(file)
    if (back >= 0) {
      const cycle = fromFirstByName(path.slice(back))
      cycles.set(cycle.join(' '), cycle)
      return
    }
    if (done.has(file)) return
    for (const target of targets.get(file) ?? []) if (targets.has(target)) visit(target, [...path, file])
    done.add(file)
  }

  for (const file of [...targets.keys()].sort()) visit(file, [])
  return [...cycles.values()]
}

function fromFirstByName(cycle: readonly string[]): readonly string[] {
  const first = cycle.indexOf([...cycle].sort()[0] ?? '')
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}
