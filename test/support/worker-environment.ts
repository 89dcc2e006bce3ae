/**
 * jest's Node environment, made once for all test files of a worker, with an ordinary global object. jest's own global
 * stands behind a proxy, so that each look at `Object` or `Symbol` in a test's modules is a call into it: drizzle alone took six
 * times as long. One environment lets the files share what `libraries-once.ts` has read; the project's own modules are new in
 * each file. What a file changes in `process.env` ends with it.
 */
import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'
import { compiledEngine } from './compiled-engine.ts'

type Settings = ConstructorParameters<typeof TestEnvironment>

let ofThisWorker: WorkerEnvironment | undefined

/** jest makes one for each file by `new`, which gives what a function returns. */
export default function environmentOfWorker(...settings: Settings): WorkerEnvironment {
  ofThisWorker ??= new WorkerEnvironment(...settings)
  return ofThisWorker
}

class WorkerEnvironment extends TestEnvironment {
  static readonly engine = compiledEngine
  private readonly variables: NodeJS.ProcessEnv
  private readonly exit: typeof process.exit

  constructor(...settings: Settings) {
    const { createContext } = vm
    // jest has no setting for this: whatever object it brings, an ordinary global takes its place.
    vm.createContext = (_proxy, options) => createContext(vm.constants.DONT_CONTEXTIFY, options)
    try {
      super(...settings)
    } finally {
      vm.createContext = createContext
    }
    this.variables = { ...this.global.process.env }
    this.exit = this.global.process.exit
  }

  /** Ends a file, not the environment. */
  override async teardown(): Promise<void> {
    const { process } = this.global
    // jest wraps it anew for each file.
    process.exit = this.exit
    for (const name of Object.keys(process.env)) delete process.env[name]
    Object.assign(process.env, this.variables)
  }
}
