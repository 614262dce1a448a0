import { can, type Verb } from '#domain/access/can.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { contentHash } from '#domain/sync/content-hash.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import type { DeviceRecord } from '#storage/working-set.ts'
import type { Seeded } from '../../sync/seeded.ts'
import type { Tab } from '../world/tab.ts'
import { gridScopes, type World } from '../world/world.ts'
import { command } from './command.ts'
import { create } from './create.ts'
import { decide } from './decide.ts'
import { patch } from './patch.ts'

/** What a person might do next on this phone, in one save. */
export function anyIntents(world: World, tab: Tab, random: Seeded): Intent[] {
  const here = recordsOn(tab)
  const dice = random.below(100)
  if (!here.length || dice < 13) return create(world, tab, random)
  const reviews = here.filter(({ type }) => type === 'review')
  if (dice < 24 && reviews.length) return decide(world, tab, random.of(reviews), random)
  if (world.temper.theme === 'moves' && random.chance(20)) return move(random.of(here), random)
  const verb = verbFor(dice)
  // Mostly what the interface would offer; the server has to cope with the rest.
  const isBold = random.chance(12)
  const others = here.filter((record) => record.type !== 'review' && (isBold || may(tab, verb, record)))
  if (!others.length) return create(world, tab, random)
  // A few records draw most of the work, so that people meet.
  const record = random.chance(60) ? others[random.below(Math.min(5, others.length))]! : random.of(others)
  const target = { type: record.type, record: record.id }
  if (dice < 72) return patch(world, record, random, [...tab.phone.photos.keys()])
  if (dice < 84) return command(world, tab, record, random)
  if (dice < 92) return [{ op: 'delete', ...target, seen: contentHash(record) }]
  if (dice < 95) return move(record, random)
  const all = [...tab.phone.saved.values()]
  const known = all.length ? random.of(all) : null
  return known
    ? [{ op: 'command', type: known.type, record: known.record, command: 'restore', args: {} }]
    : []
}

const verbFor = (dice: number): Verb | null =>
  dice < 72 || dice >= 92 ? 'edit' : dice < 84 ? null : 'delete'

function may(tab: Tab, verb: Verb | null, record: DeviceRecord): boolean {
  const actor = { user: tab.phone.user.id, role: tab.device.roleIn(record.scope) }
  return verb === null || can(actor, verb, definitionOf(record.type)!, record)
}

const recordsOn = (tab: Tab): DeviceRecord[] =>
  [...tab.device.scopes().keys()].flatMap((scope) => tab.device.records.inScope(scope))

function move(record: DeviceRecord, random: Seeded): Intent[] {
  const family = definitionOf(record.type)!.scope
  const scopes = gridScopes.filter((scope) => scope.endsWith(`/${family}`))
  const to = random.of(scopes.length && random.chance(90) ? scopes : gridScopes)
  return [{ op: 'move', type: record.type, record: record.id, from: record.scope, to }]
}
