/** A problem that a check found in a build. */
export interface Finding {
  /** The path inside the build, or '' for a problem of the whole build. */
  file: string
  message: string
}

/** Findings as lines, so that `expect(lines(findings)).toEqual([])` shows all of them. */
export const lines = (findings: readonly Finding[]) => findings.map(({ file, message }) => `${file}: ${message}`)
