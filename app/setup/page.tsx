import type { Metadata } from 'next'
import { LinkPage } from '@/app/link-page'

export const metadata: Metadata = { title: 'Make the first admin', robots: { index: false } }

interface Props {
  searchParams: Promise<{ link?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  return <LinkPage kind="setup" title="Make the first admin" searchParams={searchParams} />
}
