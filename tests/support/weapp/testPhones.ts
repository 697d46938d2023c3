import { type OpenOptions, openMiniProgram, type Phone } from './index'

/** Opens phones for the tests of a file and closes them after each test. Errors that no step has reported then fail the test. */
export function testPhones(defaults: OpenOptions) {
  const open: Phone[] = []
  afterEach(async () => {
    for (const phone of open.splice(0)) await phone.close()
  })
  return {
    open: async (options: Partial<OpenOptions> = {}): Promise<Phone> => {
      const phone = await openMiniProgram({ ...defaults, ...options })
      open.push(phone)
      return phone
    },
  }
}
