import type { HistoryEntry, HistoryMessage } from '#domain/desk/desk-messages.ts'
import { maskArgs } from '#domain/desk/mask-args.ts'
import { maskBody } from '#domain/desk/mask-body.ts'
import { maskDecision } from '#domain/desk/mask-decision.ts'
import { isJsonObject, type Json, type JsonObject } from '#domain/json.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import type { StoredMutation } from '../../storage/stored.ts'
import type { DeskScopes } from './desk-scopes.ts'
import { peopleWords, titlesFor } from './desk-words.ts'
import { maskPair, type RecordView, visibleRecord } from './read-record.ts'

/** Everything that was ever proposed for a record, oldest first, and what became of it. */
export async function readHistory(
  tables: ReadTables,
  scopes: DeskScopes,
  id: string,
  { full }: Pick<RecordView, 'full'>,
): Promise<HistoryMessage> {
  const record = await visibleRecord(tables, scopes, id)
  const mutations = await tables.mutations.historyOf(id)
  return {
    entries: mutations.map((mutation) => entryOf(record, mutation, full)),
    words: {
      ...(await peopleWords(
        tables,
        scopes,
        mutations.map(({ user }) => user),
      )),
      ...(await titlesFor(tables, scopes, [record])),
    },
  }
}

function entryOf(record: RecordVersion, mutation: StoredMutation, full: boolean): HistoryEntry {
  const definition = definitionOf(record.type)!
  const payload: JsonObject = isJsonObject(mutation.payload) ? mutation.payload : {}
  const { problem } = mutation.outcome
  return {
    uid: mutation.uid,
    user: mutation.user,
    at: mutation.deviceTime + mutation.skewMs,
    receivedAt: mutation.receivedAt,
    op: mutation.op as HistoryEntry['op'],
    ...(typeof payload.command === 'string' && { command: payload.command }),
    ...(isJsonObject(payload.args) && {
      args: full ? payload.args : maskedArgs(record, payload.args, payload.command),
    }),
    changes: changesIn(definition, payload, full),
    outcome: mutation.outcome.outcome,
    ...(problem && { problem }),
  }
}

function maskedArgs(record: RecordVersion, args: JsonObject, command: Json | undefined): JsonObject {
  if (record.type !== 'review') {
    return maskArgs(definitionOf(record.type)!, String(command), args, 'page')
  }
  const target = definitionOf(String(record.body.targetType ?? ''))
  return target ? maskDecision(target, args, 'page') : args
}

function changesIn(
  definition: RecordDefinition,
  payload: JsonObject,
  full: boolean,
): HistoryEntry['changes'] {
  if (isJsonObject(payload.set)) {
    const pairs = Object.entries(payload.set).filter(([, pair]) => Array.isArray(pair) && pair.length === 2)
    return Object.fromEntries(
      pairs.map(([path, pair]) => [
        path,
        (full ? pair : maskPair(definition, path, pair)) as unknown as readonly [Json, Json],
      ]),
    )
  }
  if (!isJsonObject(payload.body)) return {}
  const body = full ? payload.body : maskBody(definition, payload.body, 'page')
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [null, value] as const]))
}
