import { can } from '#domain/access/can.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { DeviceRecord } from '#storage/working-set.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { Tab } from '../world/tab.ts'
import type { World } from '../world/world.ts'
import { commandsOf } from './vocabulary.ts'

/** A step of the record's workflow, mostly one that is possible now; sometimes without the reason it needs. */
export function command(world: World, tab: Tab, record: DeviceRecord, random: Seeded): Intent[] {
  const definition = definitionOf(record.type)!
  const { workflow } = definition
  if (!workflow) return []
  const state = String(record.body[workflow.field] ?? workflow.initial)
  const all = commandsOf(record.type)
  const actor = { user: tab.phone.user.id, role: tab.device.roleIn(record.scope) }
  const possible = all.filter(
    ([name, { from }]) => from.includes(state) && can(actor, `command:${name}`, definition, record),
  )
  const [name] = random.of(possible.length && random.chance(85) ? possible : all)
  const given: JsonObject = {
    note: world.unique('note'),
    reason: world.unique('reason'),
    result: world.unique('result'),
    handler: 'li',
    due: '2026-02-01',
    rating: 'fair',
    grade: random.of(['none', 'undetermined', 'some', 'severe']),
    level: random.of(['green', 'yellow', 'red']),
  }
  const args = random.chance(15) ? {} : needed(name, workflow.commands[name]!.needs ?? [], given, random)
  return [{ op: 'command', type: record.type, record: record.id, command: name, args }]
}

function needed(name: string, needs: readonly string[], given: JsonObject, random: Seeded): JsonObject {
  const args: Record<string, Json> = {}
  for (const need of needs) args[need] = given[need] ?? null
  if (name === 'lowerLevel') args.level = given.level!
  if (name === 'approve' && random.chance(50)) args.note = given.note!
  return args
}
