import { act, fireEvent, screen } from '@testing-library/react'

/** Taps the last thing that says this: what lies on top. */
export const tap = (words: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement)
  })

/** Types into a field (input, textarea or picker) of the screen, counted from the top. */
export const fillIn = (selector: string, value: string, nth = 0) =>
  act(async () => {
    fireEvent.change(document.querySelectorAll(selector)[nth] as HTMLElement, { target: { value } })
  })
