#include <QCoreApplication>

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("counterpart"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COUNTERPART_VERSION));
    return 0;
}
