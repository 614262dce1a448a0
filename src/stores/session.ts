import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { Problem } from '#domain/problem.ts'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { Device } from '#sync/device.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** What the session needs of the world outside; main.ts brings it. */
export interface SessionWorld {
  /** @throws Problem signInFailed, tooManyAttempts, offline, serverFault … */
  signIn(credentials: Credentials): Promise<SessionUser>
  /** Ends the session on the server where it can be reached, and forgets who is signed in. Deletes no record. */
  signOut(): Promise<void>
  open(user: SessionUser): Promise<Device>
  /** What was typed as user name last time, to save typing; null before the first time. */
  lastUsername(): Promise<string | null>
  /** Everybody with a notebook on this device. */
  peopleHere(): Promise<readonly PersonHere[]>
  /** What of one person's notebook only this device holds, as the disk says. */
  leftHere(user: string): Promise<Leftovers>
  /**
   * Removes a person's notebook from this device.
   * @param agreed what may be lost; when there is more, nothing is removed
   * @throws Problem unsentLeft, storageBlocked
   */
  remove(user: string, agreed: Leftovers): Promise<void>
}

export interface Leftovers {
  readonly mutations: number
  readonly photos: number
  readonly drafts: number
}

export interface PersonHere {
  readonly id: string
  readonly name: string
  readonly unsent: number
}

/** Who is signed in, and their notebook. It stays open without a network and after the sign-in has expired. */
export const useSession = defineStore('session', () => {
  const device = shallowRef<Device | null>(null)
  const user = computed(() => device.value?.user ?? null)
  let world: SessionWorld | null = null

  async function use(person: SessionUser): Promise<void> {
    const present = device.value
    if (present?.user.id === person.id) {
      // A sign-in that had expired: the same notebook goes on.
      void present.sync()
      return
    }
    // Only one notebook is open at a time, also when another person takes over an expired session.
    device.value = null
    await present?.close()
    device.value = await world!.open(person)
  }

  /** Once, at the start: opens the notebook of whoever is signed in here, with or without a network. */
  async function begin(outside: SessionWorld, person: SessionUser | null): Promise<void> {
    world = outside
    if (person) await use(person)
  }

  async function signIn(credentials: Credentials): Promise<void> {
    await use(await world!.signIn(credentials))
  }

  async function signOut(): Promise<void> {
    const leaving = device.value
    await world!.signOut()
    device.value = null
    await leaving?.close()
  }

  /**
   * Signs out and removes the notebook from this device. @throws Problem unsentLeft, storageBlocked
   * @param agreed what may be lost with it
   */
  async function leaveNothing(agreed: Leftovers): Promise<void> {
    const person = user.value
    if (!person) return
    const left = await world!.leftHere(person.id)
    // Looked at before anybody is signed out; the removal counts again for itself.
    const isMore = (Object.keys(left) as (keyof Leftovers)[]).some((kind) => left[kind] > agreed[kind])
    if (isMore) throw new Problem('unsentLeft', { ...left })
    await signOut()
    await world!.remove(person.id, agreed)
  }

  const leftHere = (of: string) => world!.leftHere(of)
  const lastUsername = () => world!.lastUsername()
  const peopleHere = () => world!.peopleHere()

  return { device, user, begin, signIn, signOut, leaveNothing, leftHere, lastUsername, peopleHere }
})
