/** A route of the contract: the server reads and checks what comes in, a handler decides, the contract checks what goes out. */
import type { z } from 'zod'
import type { Routes } from '../../../../shared/src/contract/routes.ts'
import type { PersonId } from '../../../../shared/src/domain/person.ts'
import type { Refusal } from '../../../../shared/src/domain/refusal.ts'
import type { Deps } from '../../usecases/ports.ts'

export interface Asked<Name extends keyof Routes> {
  readonly deps: Deps
  readonly person: PersonId
  readonly params: z.output<Routes[Name]['params']>
  readonly query: z.output<Routes[Name]['query']>
  /** Undefined where the contract has none. */
  readonly body: Routes[Name] extends { readonly body: infer Body extends z.ZodType } ? z.output<Body> : undefined
}

type Handler<Name extends keyof Routes> = (
  asked: Asked<Name>,
) => Promise<z.input<Routes[Name]['reply']> | { readonly refusal: Refusal }>

export type Handlers = { readonly [Name in keyof Routes]: Handler<Name> }
