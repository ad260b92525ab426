import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export interface ViewSwitchProps<V extends string> {
  readonly label: string;
  readonly views: readonly { readonly id: V; readonly label: string }[];
  readonly selected: V;
  readonly onSelect: (view: V) => void;
}

/** Which of a part's lists is shown: one stop for Tab, arrows move inside. Nothing where there is but one. */
export function ViewSwitch<V extends string>({ label, views, selected, onSelect }: ViewSwitchProps<V>) {
  if (views.length < 2) return null;
  return (
    <ToggleButtonGroup
      className="view-switch"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        for (const view of views) if (keys.has(view.id)) onSelect(view.id);
      }}
    >
      {views.map((view) => (
        <ToggleButton key={view.id} id={view.id} className="view-switch-item">
          {view.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
