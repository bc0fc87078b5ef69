import { publishedFile } from '@/app/claims/published/published-checks'
import { publishedJson } from '@/app/claims/published/published-rows'

/** The same as JSON, with the totals. */
export const GET = (request: Request): Promise<Response> => publishedFile(request, 'json', (asked) => `${JSON.stringify(publishedJson(asked), null, 1)}\n`)
