/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  rider: {
    courses: 'list',
    course: 'show',
    myCourses: 'mine',
    draw: 'draw',
    attendancePass: 'pass',
    checkIn: 'checkIn',
    certificate: 'certificate',
  },
  teacher: { classes: 'classes', lesson: 'lesson' },
} as const

/** Subpackages that are fetched while a tab is on the screen. */
export const preload = { services: ['rider'], mine: ['teacher'] } as const
