/**
 * jest's Node environment with an ordinary global object. jest's own stands behind a proxy, so that each look at `Object`
 * or `Symbol` in a test's modules is a call into it: drizzle alone took six times as long.
 */
import vm from 'node:vm'
import { TestEnvironment } from 'jest-environment-node'
import { compiledEngine } from './compiled-engine.ts'

export default class PlainGlobalEnvironment extends TestEnvironment {
  static readonly engine = compiledEngine

  constructor(...settings: ConstructorParameters<typeof TestEnvironment>) {
    const { createContext } = vm
    // jest has no setting for this: whatever object it brings, an ordinary global takes its place.
    vm.createContext = (_proxy, options) => createContext(vm.constants.DONT_CONTEXTIFY, options)
    try {
      super(...settings)
    } finally {
      vm.createContext = createContext
    }
  }
}
