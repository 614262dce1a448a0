import type { PartHead } from '#domain/rescue/part.ts'
import type { ReadTables } from '../../storage/store.ts'

export interface RescueAuthor {
  readonly id: string
  readonly name: string
  readonly device: string
  /** The phone was shut out or the account closed: a supervisor decides what is let in (X5). */
  readonly isShut: boolean
}

/** Whose work a vouched part is; null when this server does not know the person any more. */
export async function rescueAuthor(
  { users, devices }: Pick<ReadTables, 'users' | 'devices'>,
  { author, device }: Pick<PartHead, 'author' | 'device'>,
): Promise<RescueAuthor | null> {
  const user = await users.get(author)
  if (!user) return null
  const known = await devices.get(device, author)
  return {
    id: user.id,
    name: user.name,
    device,
    isShut: user.disabledAt !== null || known?.revokedAt != null,
  }
}
