import { answerUpload } from '@/app/publishing/answer-upload'
import { publishUpload } from '@/app/publishing/publish-upload'

/** Publishes a file as a release, in one transaction, once everything doubtful is confirmed by name. */
export const POST = answerUpload(publishUpload)
