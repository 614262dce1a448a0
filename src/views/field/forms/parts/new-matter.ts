import type { Body } from '#domain/records/body.ts'
import type { JsonObject } from '#domain/json.ts'
import type { ScopeId } from '#domain/record/scope.ts'
import type { Intent } from '#domain/sync/mutation.ts'

/** A matter that is reported together with the record it was seen in. */
export interface NewMatter {
  /** The id it will have. */
  readonly id: string
  readonly class: NonNullable<Body<'matter'>['class']>
  readonly level: NonNullable<Body<'matter'>['level']>
  readonly brief: string
  readonly subclass?: NonNullable<Body<'matter'>['subclass']>
  readonly fraud?: NonNullable<Body<'matter'>['fraud']>
  readonly fraudCalls?: NonNullable<Body<'matter'>['fraudCalls']>
  /** How it was solved on the spot; only for level L0. */
  readonly result?: string
}

export interface MatterPlace {
  readonly scope: ScopeId
  readonly source?: string
  readonly household?: string
  readonly building?: string
  readonly placeText?: string
  readonly client?: string
  readonly clientPhone?: string
  readonly channel?: NonNullable<Body<'matter'>['channel']>
}

/** The intents that report matters; one solved on the spot is closed in the same breath (DOMAIN 5.3). */
export function matterIntents(matters: readonly NewMatter[], place: MatterPlace): Intent[] {
  const { scope, ...where } = place
  return matters.flatMap(({ id, result, ...matter }): Intent[] => {
    const body: JsonObject = { ...(matter as unknown as JsonObject), ...where }
    const create: Intent = { op: 'create', type: 'matter', record: id, scope, body }
    if (matter.level !== 'L0') return [create]
    const args = { result: result?.trim() || matter.brief }
    return [create, { op: 'command', type: 'matter', record: id, command: 'solveOnSpot', args }]
  })
}
