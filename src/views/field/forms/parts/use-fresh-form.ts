import { useRouter } from 'vue-router'

/** Forgets the draft and leaves the form; whoever comes again finds it empty. */
export function useFreshForm(form: { discard(): Promise<void> }): () => Promise<void> {
  const router = useRouter()
  return async () => {
    await form.discard()
    const state = history.state as { back?: unknown } | null
    if (state?.back) router.back()
    else await router.replace({ name: 'today' })
  }
}
