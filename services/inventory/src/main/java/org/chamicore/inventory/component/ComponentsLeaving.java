package org.chamicore.inventory.component;

import java.util.List;
import org.chamicore.inventory.xname.Xname;

/** Told in the transaction that is about to delete components, while everything that hangs on them is still there. */
public record ComponentsLeaving(List<Xname> ids) {}
