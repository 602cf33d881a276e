"""Labelled texts in, fitted weights out, by scikit-learn (the extra [train]); nothing here is needed to classify."""

from collections.abc import Sequence
from typing import Any

from heeded.classify.features import Tokens
from heeded.classify.linear import Linear, Rows, Space
from heeded.errors import UsageError

__all__ = ["FOLDS", "fitted", "folds", "one_of_many", "out_of_fold", "require", "several"]

FOLDS = 5
NEVER = -2.0
"""The score of a label that no text has."""


def require() -> None:
    """Raises UsageError where scikit-learn is not installed."""
    try:
        import sklearn  # noqa: F401
    except ImportError:
        raise UsageError("Training needs scikit-learn, which is not installed: pip install 'heeded[train]'.") from None


def several(rows: Any, truth: Any, cost: float = 0.3, positive: float = 2.0) -> tuple[Any, Any]:
    """Weights and bias of one linear SVM for every column of `truth` (bool, texts x labels); positives count more."""
    import numpy as np
    from sklearn.svm import LinearSVC

    matrix = rows.matrix() if isinstance(rows, Rows) else rows
    weights = np.zeros((matrix.shape[1], truth.shape[1]), np.float32)
    bias = np.full(truth.shape[1], NEVER, np.float32)
    for label in range(truth.shape[1]):
        if truth[:, label].all() or truth[:, label].sum() < 2:
            continue
        svm = LinearSVC(C=cost, class_weight={0: 1, 1: positive}, tol=2e-2, max_iter=200, random_state=0)
        svm.fit(matrix, truth[:, label])
        weights[:, label], bias[label] = svm.coef_[0], svm.intercept_[0]
    return weights, bias


def one_of_many(rows: Any, truth: Sequence[str], labels: Sequence[str], cost: float = 0.3) -> tuple[Any, Any]:
    """Weights and bias of a linear SVM that gives every text one of the labels, each label against the rest."""
    import numpy as np

    return several(rows, np.array([[each == label for label in labels] for each in truth]), cost, 1.0)


def folds(sessions: Sequence[str]) -> Any:
    """The fold of every text: whole sessions, so that the texts of one review are never on both sides."""
    import numpy as np

    order = {session: place for place, session in enumerate(sorted(set(sessions)))}
    return np.array([order[session] % FOLDS for session in sessions])


def out_of_fold(rows: Any, truth: Any, fold: Any, **options: float) -> Any:
    """Scores of every text by models that did not see its fold: float32 of texts x labels."""
    import numpy as np

    matrix = rows.matrix() if isinstance(rows, Rows) else rows
    scores = np.zeros(truth.shape, np.float32)
    for each in sorted(set(fold.tolist())):
        weights, bias = several(matrix[fold != each], truth[fold != each], **options)
        scores[fold == each] = matrix[fold == each] @ weights + bias
    return scores


def fitted(texts: Sequence[Tokens], space: Space, truth: Any, **options: float) -> Linear:
    """The linear model of several labels on the features of a space."""
    return Linear(space, *several(space.rows(texts), truth, **options))
