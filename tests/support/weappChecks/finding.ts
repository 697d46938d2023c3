/** One thing that a check does not accept in a build. */
export interface Finding {
  /** Path inside the build, or '' when it is about the whole. */
  file: string
  message: string
}

/** Findings as lines, for a test that expects none: `expect(lines(findings)).toEqual([])` shows them all. */
export const lines = (findings: readonly Finding[]) => findings.map(({ file, message }) => `${file}: ${message}`)
