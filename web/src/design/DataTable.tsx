import { useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import type { Format } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Checkbox } from './Choice.tsx';
import { DEFAULT_TRACK, columnsThatFit } from './columnFit.ts';
import { fileName, saveFile, toCsv } from './csv.ts';
import type { CsvCell } from './csv.ts';
import { rootFontSize, useDensity } from './density.ts';
import { useWidth } from './useWidth.ts';
import { EmptyState, ErrorState, Skeleton } from './State.tsx';
import { HeaderCell } from './TableHeader.tsx';
import { rowKey } from './tableKeys.ts';
import { definition, features, useSorting } from './tableSorting.ts';
import type { DataTableProps } from './tableTypes.ts';
import { useFollow } from './useFollow.ts';
import './DataTable.css';

/** Height of the header in rem, as the style sheet has it. */
const HEADER = 1.875;

/** A virtual grid of rows: one stop for Tab, arrows between rows, Space ticks, Enter opens. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    columns,
    rowId,
    selected,
    onSelect,
    checked,
    onCheck,
    csvName,
    hasMore = false,
    onEndReached,
  } = props;
  const t = useMessages(common);
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const rem = rootFontSize();
  const density = useDensity();
  // Row padding and, where rows can be ticked, the box beside the columns.
  const beside = (onCheck ? 3 : 1) * rem;
  const shownColumns = useMemo(
    () =>
      columnsThatFit(
        columns.filter((column) => column.isShown !== false),
        width && Math.max(1, width - beside),
        rem,
      ),
    [columns, width, beside, rem],
  );
  const sorting = useSorting(props);
  const table = useTable({
    features,
    data: rows,
    columns: useMemo(() => columns.map((column) => definition(column, format)), [columns, format]),
    getRowId: rowId,
    manualSorting: sorting.isManual,
    state: { sorting: sorting.state },
    onSortingChange: sorting.set,
  });
  const ordered = table.getRowModel().rows;

  const [focused, setFocused] = useState(0);
  const focusIndex = Math.min(focused, Math.max(0, ordered.length - 1));
  /** The row that is to have the focus once it is drawn; an effect of an earlier drawing may still be to come. */
  const wanted = useRef<number>(undefined);
  const height = (props.rowHeight ?? (density === 'compact' ? 1.625 : 2.125)) * rem;
  const virtualizer = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    // The header stands above the rows inside the scroller; without this it would hide as much of the last one.
    scrollPaddingEnd: HEADER * rem,
    // Keeps the row that holds the focus in the document while it is scrolled away.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      return visible.includes(focusIndex) || ordered.length === 0
        ? visible
        : [...visible, focusIndex].sort((a, b) => a - b);
    },
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= ordered.length - 15) onEndReached?.();
  }, [hasMore, last, ordered.length, onEndReached]);

  // The row that another part of the page selects becomes the stop for Tab and is scrolled into view once.
  const follow = useFollow(onSelect, rowId);
  const selectedIndex = selected === undefined ? -1 : ordered.findIndex((row) => row.id === selected);
  const isOwnSelection = selected !== undefined && follow.isOwn(selected);
  useEffect(() => {
    if (selectedIndex < 0 || isOwnSelection) return;
    // The focus goes along while it is on a row, so that arrows go on from what is shown.
    const isOnRow = document.activeElement?.parentElement?.parentElement === scroller.current;
    wanted.current = isOnRow ? selectedIndex : undefined;
    setFocused(selectedIndex);
    virtualizer.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [virtualizer, selectedIndex, isOwnSelection]);

  useEffect(() => {
    if (wanted.current !== focusIndex) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${focusIndex}"]`);
    if (element) {
      wanted.current = undefined;
      element.focus({ preventScroll: true });
    }
  });

  function moveTo(index: number) {
    wanted.current = index;
    setFocused(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = ordered[index];
    if (row) follow.later(row.original);
  }

  function open(row: Row) {
    follow.forget();
    if (props.onOpen) props.onOpen(row);
    else follow.now(row);
  }

  function toggle(id: string) {
    if (!checked || !onCheck) return;
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onCheck(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    // Keys pressed on something inside the row are its own.
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 2);
    const action = rowKey(event.key, focusIndex, ordered.length, page);
    if (!action) return;
    const row = ordered[focusIndex];
    if (action.kind === 'toggle' && !onCheck) return;
    event.preventDefault();
    if (action.kind === 'move') moveTo(action.to);
    else if (row && action.kind === 'open') open(row.original);
    else if (row) toggle(row.id);
  }

  const template = [onCheck ? '2rem' : '', ...shownColumns.map((column) => column.width ?? DEFAULT_TRACK)]
    .join(' ')
    .trim();
  const style = { '--columns': template, '--row-height': `${height / rem}rem` } as CSSProperties;
  const isEmpty = ordered.length === 0;

  return (
    <div className="data-table" style={style}>
      <div
        className="table-scroll"
        ref={scroller}
        role={isEmpty ? undefined : 'grid'}
        aria-label={isEmpty ? undefined : label}
        aria-rowcount={isEmpty ? undefined : hasMore ? -1 : ordered.length + 1}
        aria-multiselectable={onCheck && !isEmpty ? true : undefined}
        aria-busy={props.isStale && !isEmpty ? true : undefined}
      >
        <div
          className="table-header"
          role={isEmpty ? 'presentation' : 'row'}
          aria-rowindex={isEmpty ? undefined : 1}
          hidden={isEmpty}
        >
          {onCheck && checked && (
            <div role="columnheader" className="cell cell-check">
              <Checkbox
                aria-label={t('selectAll')}
                isSelected={ordered.length > 0 && ordered.every((row) => checked.has(row.id))}
                isIndeterminate={
                  ordered.some((row) => checked.has(row.id)) && !ordered.every((row) => checked.has(row.id))
                }
                onChange={(all) => onCheck(new Set(all ? ordered.map((row) => row.id) : []))}
              >
                {null}
              </Checkbox>
            </div>
          )}
          {shownColumns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={sorting.state[0]} onSort={sorting.toggle} />
          ))}
        </div>
        {isEmpty ? (
          <TablePlaceholder {...props} />
        ) : (
          <div className="table-body" role="rowgroup" style={{ blockSize: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const row = ordered[item.index];
              if (!row) return null;
              const isChecked = checked?.has(row.id);
              return (
                <div
                  key={row.id}
                  className="table-row"
                  role="row"
                  data-index={item.index}
                  data-tone={props.rowTone?.(row.original)}
                  data-selected={row.id === selected}
                  aria-rowindex={item.index + 2}
                  aria-selected={onCheck ? (isChecked ?? false) : row.id === selected}
                  aria-current={row.id === selected ? 'true' : undefined}
                  tabIndex={item.index === focusIndex ? 0 : -1}
                  style={{ transform: `translateY(${item.start}px)` }}
                  onFocus={() => setFocused(item.index)}
                  onKeyDown={onKeyDown}
                  onClick={(event) => {
                    if ((event.target as HTMLElement).closest('a, button, input, label')) return;
                    setFocused(item.index);
                    follow.now(row.original);
                  }}
                  onDoubleClick={() => props.onOpen?.(row.original)}
                >
                  {onCheck && (
                    <div role="gridcell" className="cell cell-check">
                      <Checkbox
                        aria-label={`${t('selectRow')}: ${props.rowLabel?.(row.original) ?? String(columns[0]?.value(row.original) ?? '')}`}
                        isSelected={isChecked ?? false}
                        onChange={() => toggle(row.id)}
                      >
                        {null}
                      </Checkbox>
                    </div>
                  )}
                  {shownColumns.map((column) => (
                    <div
                      key={column.id}
                      role="gridcell"
                      className="cell"
                      data-align={column.align ?? 'start'}
                    >
                      {column.cell ? column.cell(row.original) : plain(column.value(row.original), format)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {!isEmpty && (
        <div className="table-foot">
          <span>
            {t(hasMore ? 'rowsSoFar' : 'rows', { count: ordered.length })}
            {checked && checked.size > 0 ? ` · ${t('rowsSelected', { count: checked.size })}` : ''}
          </span>
          {csvName && (
            <Button
              size="small"
              variant="quiet"
              icon="export"
              onPress={() => {
                const exported = columns.filter((column) => column.isExported !== false);
                saveFile(
                  fileName(csvName, 'csv', new Date()),
                  toCsv(
                    exported.map((column) => column.header),
                    ordered.map((row) => exported.map((column) => column.value(row.original))),
                  ),
                );
              }}
            >
              {t('exportCsv')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function TablePlaceholder<Row>({ isLoading, error, onRetry, empty, label }: DataTableProps<Row>) {
  const t = useMessages(common);
  if (error !== undefined && error !== null)
    return <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />;
  if (isLoading) return <Skeleton lines={10} label={`${label}: ${t('loading')}`} />;
  return <>{empty ?? <EmptyState title={t('noRows')} />}</>;
}

function plain(value: CsvCell, format: Format): ReactNode {
  if (value === null || value === undefined) return null;
  return <span className="truncate">{typeof value === 'number' ? format.number(value) : value}</span>;
}
