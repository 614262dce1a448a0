import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { Records } from '#domain/schedule/world.ts'
import type { ActionDial } from '../parts/action-types.ts'
import { phonesOfGrid } from '../parts/phones-of-grid.ts'

type Words = (key: string, values?: Record<string, unknown>) => string

/** Somebody to call about an elder, and who that is to the elder. */
export interface PersonToCall extends ActionDial {
  readonly who: 'elder' | 'contact' | 'neighbour' | 'keyHolder' | 'doctor' | 'community'
}

/**
 * Whom to call about an elder, in order: the elder, the contacts, the neighbour, the building head, the keeper of the key,
 * the community, the family doctor.
 */
export function peopleToCall(
  records: Records,
  elder: RecordVersion<Body<'elder'>>,
  t: Words,
): readonly PersonToCall[] {
  const { body, scope } = elder
  const building = records.get('building', records.get('household', body.household)?.body.building)?.body
  const { secretary, duty } = phonesOfGrid(records, scope)
  const dial = (code: string, who: PersonToCall['who'], phone: string | undefined, words: string) =>
    phone ? [{ code, who, phone, words }] : []
  const person = ({ name, relation, hasKey }: { name?: string; relation?: string; hasKey?: boolean }) =>
    [name, relation, hasKey && t('forms.ladder.hasKey')].filter(Boolean).join(' · ')
  return [
    ...dial('callElder', 'elder', body.phone, t('forms.ladder.callElder', { name: body.name })),
    ...(body.emergencyContacts ?? []).flatMap((one, at) =>
      dial(`callContact${at + 1}`, 'contact', one.phone, person(one)),
    ),
    ...(body.neighbour ?? []).flatMap((one) =>
      dial('callNeighbour', 'neighbour', one.phone, t('forms.ladder.neighbour', { name: one.name ?? '' })),
    ),
    ...dial(
      'callHead',
      'neighbour',
      building?.headPhone,
      t('forms.ladder.head', { name: building?.head ?? '' }),
    ),
    ...(body.keyHolder ?? []).flatMap((one) =>
      dial('callKeyHolder', 'keyHolder', one.phone, t('care.ladder.keyHolder', { name: one.name ?? '' })),
    ),
    ...dial('callDuty', 'community', duty, t('forms.danger.callDuty')),
    ...dial('callSecretary', 'community', secretary, t('forms.danger.callSecretary')),
    ...(body.familyDoctor ?? []).flatMap((one) =>
      dial('callDoctor', 'doctor', one.phone, t('care.ladder.doctor', { name: one.name ?? '' })),
    ),
  ]
}
