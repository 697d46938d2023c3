import { save } from './save'

export const schoolHandlers = { 'school.save': save }
