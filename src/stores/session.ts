import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { SessionUser } from '#domain/sync/protocol.ts'
import type { Device } from '#sync/device.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** What the session needs of the world outside; main.ts brings it. */
export interface SessionWorld {
  /** The person who is signed in on this device; known with no network, too. */
  current(): Promise<SessionUser | null>
  /** @throws Problem signInFailed, tooManyAttempts, offline, serverFault … */
  signIn(credentials: Credentials): Promise<SessionUser>
  /** Ends the session on the server where it can be reached, and forgets who is signed in. Deletes no record. */
  signOut(): Promise<void>
  open(user: SessionUser): Promise<Device>
  /** What was typed as user name last time, to save typing; null before the first time. */
  lastUsername(): Promise<string | null>
  /** Everybody with a notebook on this device. */
  peopleHere(): Promise<readonly PersonHere[]>
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

  /** Once, at the start: opens the notebook of whoever is signed in, with or without a network. */
  async function begin(outside: SessionWorld): Promise<void> {
    world = outside
    const person = await outside.current()
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

  const lastUsername = () => world!.lastUsername()
  const peopleHere = () => world!.peopleHere()

  return { device, user, begin, signIn, signOut, lastUsername, peopleHere }
})
