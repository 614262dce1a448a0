import type { JsonObject } from '#domain/json.ts'
import type { SyncRequest } from '#domain/sync/protocol.ts'
import type { Phone } from './phone.ts'

/**
 * What an app of an earlier or a later version would have sent instead of some mutations: in its schema 1 the
 * `note` of a household was its `remark` (the up-caster of the test build knows), and nobody here has heard of 99.
 */
export function asOldApp(phone: Phone, request: SyncRequest): object {
  const schema = phone.isOldApp ? 1 : request.schema
  if (!phone.oldUids.size) return { ...request, schema }
  const mutations = request.mutations.map((mutation) => {
    const version = phone.oldUids.get(mutation.uid)
    return version ? asVersion(mutation as unknown as JsonObject, version) : mutation
  })
  return { ...request, schema, mutations }
}

/** A mutation as a version of the app says it. */
export function asVersion(mutation: JsonObject, schema: number): JsonObject {
  if (schema !== 1 || mutation.type !== 'household') return { ...mutation, schema }
  const renamed = (object: unknown): JsonObject =>
    Object.fromEntries(
      Object.entries(object as JsonObject).map(([key, value]) => [key === 'note' ? 'remark' : key, value]),
    )
  if (mutation.op === 'create') return { ...mutation, schema, body: renamed(mutation.body) }
  if (mutation.op === 'patch') return { ...mutation, schema, set: renamed(mutation.set) }
  return { ...mutation, schema }
}
