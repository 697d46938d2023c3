import { act, fireEvent, screen } from '@testing-library/react'

/** Taps the last element with this text, which is in the top layer. */
export const tap = (words: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement)
  })

/** Types into a field (input, textarea or picker) of the screen; `nth` counts from the top. */
export const fillIn = (selector: string, value: string, nth = 0) =>
  act(async () => {
    fireEvent.change(document.querySelectorAll(selector)[nth] as HTMLElement, { target: { value } })
  })
