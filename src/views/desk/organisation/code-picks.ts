import { type Role, roles } from '#domain/access/role.ts'
import type { PeopleMessage } from '#domain/desk/desk-messages.ts'
import type { OrganisationMessage } from '#domain/desk/organisation.ts'
import type { Label } from '#domain/label.ts'
import type { OrganisationType } from '#domain/organisation/new-records.ts'

export interface Pick {
  readonly value: string
  readonly words: string
}

/**
 * The fields of a kind that hold a code or a user's id, with what may be chosen. A grid's own codes are typed: it
 * is what they are made for.
 */
export function codePicks(
  type: OrganisationType,
  { communities, street }: OrganisationMessage,
  people: PeopleMessage['people'],
  wordsOf: (role: Label) => string,
): Readonly<Record<string, readonly Pick[] | undefined>> {
  if (type === 'grid') return {}
  const inUse = communities.flatMap(({ name, grids }) =>
    grids.flatMap((grid) =>
      grid.status === 'retired' ? [] : [{ value: grid.code, words: `${name} · ${grid.name}` }],
    ),
  )
  const communityCodes = communities.map(({ code, name }) => ({ value: code, words: name }))
  if (type !== 'assignment') return { grid: inUse, communityCode: communityCodes }
  const first = communities[0]?.code
  const whole = street && first ? [{ value: first.slice(0, 9), words: street }] : []
  const named = (role: Role) => (role === 'server' ? '' : wordsOf(roles[role]))
  return {
    grid: [...inUse, ...communityCodes, ...whole],
    person: people.map(({ id, name, roles: held }) => ({
      value: id,
      words: [name, ...held.map(named)].join(' · '),
    })),
  }
}
