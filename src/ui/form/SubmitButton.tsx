import type { ReactNode } from 'react'
import { Button } from '../button/Button'
import { Notice } from '../notice/Notice'

interface Props {
  form: { submit: () => Promise<unknown>; problem: string | null }
  children: ReactNode
}

/** Sends the form. What went wrong as a whole stands right above it. */
export const SubmitButton = ({ form, children }: Props) => (
  <>
    {form.problem && <Notice tone="no">{form.problem}</Notice>}
    <Button onTap={form.submit}>{children}</Button>
  </>
)
