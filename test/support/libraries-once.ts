/**
 * jest's runtime, which reads and runs what stands in `node_modules` once a worker. jest itself does so for each test file: a
 * second of computing time for whoever starts the whole app, where the project's own modules take a tenth of one. The project's
 * modules stay new in each file, and nothing here can be mocked away: neither is used with a library.
 *
 * jest looks for each module in a register of its file's before it loads one. This one asks the libraries' runtime, which never
 * ends, where a file asks for a library. It stands in the same environment, so that an `Error` is an `Error` on both sides.
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import Runtime from 'jest-runtime'

/** What jest keeps to itself in a runtime. Pinned with jest. */
interface Insides {
  readonly registries: { esModuleRegistry: Map<string, unknown> }
  readonly esmLoader: {
    getContext(): unknown
    tryLoadGraphSync(path: string, suffix: '', mode: 'sync-preferred'): unknown
    loadCjsAsEsm(from: string, path: string, suffix: '', context: unknown): unknown
  }
}

const insides = (runtime: Runtime) => runtime as unknown as Insides

let libraries: Runtime | undefined

export default class LibrariesOnce extends Runtime {
  constructor(...settings: ConstructorParameters<typeof Runtime>) {
    libraries ??= new Runtime(...settings)
    super(...settings)
    insides(this).registries.esModuleRegistry = new WithLibraries(libraries)
  }
}

class WithLibraries extends Map<string, unknown> {
  private readonly runtime: Runtime

  constructor(runtime: Runtime) {
    super()
    this.runtime = runtime
  }

  override get(url: string): unknown {
    return super.get(url) ?? (isLibrary(url) ? inLibraries(this.runtime, url) : undefined)
  }
}

function isLibrary(url: unknown): url is string {
  return typeof url === 'string' && url.startsWith('file:') && url.includes('/node_modules/') && /\.[cm]?js$/.test(url)
}

/** Nothing where it can only be loaded by waiting: then jest loads it for the file alone. */
function inLibraries(runtime: Runtime, url: string): unknown {
  const { registries, esmLoader } = insides(runtime)
  const path = fileURLToPath(url)
  if (pathToFileURL(path).href !== url) return undefined
  if (!registries.esModuleRegistry.has(url)) {
    if (runtime.unstable_shouldLoadAsEsm(path)) esmLoader.tryLoadGraphSync(path, '', 'sync-preferred')
    else esmLoader.loadCjsAsEsm(path, path, '', esmLoader.getContext())
  }
  return registries.esModuleRegistry.get(url)
}
