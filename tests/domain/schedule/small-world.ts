import type { RecordState } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { RecordType } from '#domain/records/registry.ts'
import { momentOf } from '#domain/local-date.ts'
import { type DeviceRecord, WorkingSet } from '#storage/working-set.ts'

interface More {
  readonly by?: string
  readonly at?: number
  readonly state?: RecordState
  readonly scope?: string
}

const long = momentOf('2026-01-01')

/** A log is written when it ends, where nothing else is said. */
const ended = (body: object) => (body as { endedAt?: number }).endedAt

/** A working set filled by hand: `world.add('elder', 'e1', { name: '王桂兰' })`. */
export class SmallWorld {
  readonly records = new WorkingSet()
  readonly user = 'u1'
  readonly ownGrids = () => ['01']

  add<T extends RecordType>(type: T, id: string, body: Body<T>, more: More = {}): this {
    const { by = 'u1', at = ended(body) ?? long, state = 'live', scope = 'g:01/base' } = more
    const record: DeviceRecord = {
      id,
      type,
      scope,
      rev: 1,
      state,
      body: body as DeviceRecord['body'],
      createdBy: by,
      createdAt: at,
      updatedBy: by,
      updatedAt: at,
      pending: [],
    }
    this.records.change([record])
    return this
  }

  remove(id: string): this {
    this.records.change([], [id])
    return this
  }

  /** Two blocks with a home each, and a lane. */
  static withHomes(): SmallWorld {
    return new SmallWorld()
      .add('building', 'b3', { code: 'B3', name: '3 栋' })
      .add('building', 'b7', { code: 'B7', name: '7 栋' })
      .add('household', 'h302', { building: 'b3', room: '302', head: '王桂兰' })
      .add('household', 'h604', { building: 'b3', room: '604', head: '陈素芬' })
      .add('household', 'h101', { building: 'b7', room: '101', head: '周德明' })
  }

  /** An elder in good health who lives with a child: no rule but the level's own intervals. */
  elder(id: string, household: string, body: Body<'elder'> = {}): this {
    return this.add('elder', id, {
      name: id,
      household,
      birthDate: '1950-03-01',
      enrolledOn: '2026-01-05',
      livingArrangement: 'with_child',
      abilityLevel: 'intact',
      cognition: 'normal',
      lifeThreatening: false,
      phone: '19900000001',
      consent: 'agreed',
      categories: ['other'],
      status: 'active',
      ...body,
    })
  }

  visited(id: string, elder: string, day: string, body: Body<'elderVisit'> = {}): this {
    const endedAt = momentOf(day, 10 * 60)
    return this.add(
      'elderVisit',
      id,
      {
        elder,
        mode: 'in_person',
        contact: 'met',
        startedAt: endedAt - 600_000,
        endedAt,
        status: 'submitted',
        ...body,
      },
      { at: endedAt },
    )
  }
}
